/* At the door: as soon as the seat is given, or refused, the page is loaded again and leads on. */

import { connect, on, page } from "live";

on("board", (board) => {
  if (!board.waiting.includes(page.seat)) location.reload();
});
on("gone", () => location.reload());
connect();
