"""Tables to figures: what a metric's file says period by period, and what a survey's says group by group. Never a number in doubt."""
