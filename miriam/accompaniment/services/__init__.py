"""What can be done: write down an encounter, follow it up, tend the plan and the themes."""
