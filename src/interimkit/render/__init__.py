"""From a result to text; computes nothing."""
