"""Coming in and going out: first set-up, lock screen, the password asked again, the user's menu, the lock after idle minutes."""
