"""The teacher's desk: questions, quizzes, articles."""
