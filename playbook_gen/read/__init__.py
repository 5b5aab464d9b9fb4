"""Files to located nodes. Reading never raises for what a file holds: it returns findings."""
