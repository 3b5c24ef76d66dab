"""Extensions, unbound until create_app binds them to an application."""

from flask_babel import Babel
from flask_security import FSQLALiteUserDatastore, Security
from flask_sqlalchemy_lite import SQLAlchemy
from flask_wtf import CSRFProtect

from app.storage.people import Role, User

db = SQLAlchemy()
csrf = CSRFProtect()
babel = Babel()
accounts = FSQLALiteUserDatastore(db, User, Role)
security = Security(datastore=accounts, register_blueprint=True)
