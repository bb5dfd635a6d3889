"""The meeting room: the log of each meeting, its one writer, and the boards that listen to it."""
