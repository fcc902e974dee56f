"""What the code as a whole keeps to: who imports whom, what migrations say."""
