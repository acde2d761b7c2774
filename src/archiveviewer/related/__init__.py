"""What else should I read? An article comes in; listed stories resolved, similar stories and reprints go out."""
