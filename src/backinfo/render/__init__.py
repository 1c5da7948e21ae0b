"""From blocks to paper: each renderer knows the blocks and nothing else."""
