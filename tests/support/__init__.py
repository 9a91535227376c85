"""What tests stand on: child processes, ports, small disks, and a watch on calls that block."""
