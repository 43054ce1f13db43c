"""What interimkit works out: pure functions, and the results they give."""
