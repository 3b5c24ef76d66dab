"""Web: pages and forms; every view asks permissions, calls a workflow, answers."""
