"""Turns an organization's folder of structured content into its customer-service playbook site."""

__version__ = "0.1.0"
