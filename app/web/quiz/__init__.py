"""Pages of those who take quizzes: home, questions, results, explanations, articles."""
