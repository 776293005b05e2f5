"""The first hour with a developer account: which of the three models hands words over best."""
