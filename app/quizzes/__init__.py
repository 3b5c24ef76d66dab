"""Quizzes: settings, selection of questions, and the attempt as a state machine."""
