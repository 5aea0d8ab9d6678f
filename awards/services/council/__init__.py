"""What is done about the council: its members, its sessions, its votes."""
