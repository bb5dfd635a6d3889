"""Every figure that we claim, measured: one command each, ours beside the limit or the peer, from one run."""
