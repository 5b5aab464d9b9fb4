"""A settled tree to a typed playbook: decoded, cross-checked, held against the rules."""
