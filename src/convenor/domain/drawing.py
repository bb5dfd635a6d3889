"""The picture and the table of legal moves, as Markdown with a Mermaid diagram."""

from convenor.domain.moves import Move, S, Table


def states_page(title: str, intro: str, table: Table[S]) -> str:
    """One page of ``docs/reference``: title, introduction, diagram, and every move in a row."""
    parts = (f"# {title}", intro, _diagram(table), _waits(table), _rows(table))
    return "\n\n".join(parts) + "\n"


def _diagram(table: Table[S]) -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{state}" as {_name(state)}' for state in _states(table)]
    lines += [f"    [*] --> {_name(state)}" for state in table.begins]
    lines += [f"    {_name(move.before)} --> {_name(move.after)}: {_label(move)}" for move in table.moves]
    lines += [f"    {_name(state)} --> [*]" for state in _states(table) if table.is_final(state)]
    return "\n".join([*lines, "```"])


def _waits(table: Table[S]) -> str:
    lines = ["| State | Waits for |", "|---|---|"]
    lines += [f"| {state} | {', '.join(table.waits_for(state)) or 'nobody'} |" for state in _states(table)]
    return "\n".join(lines)


def _rows(table: Table[S]) -> str:
    lines = ["| From | Move | To | By | Needs |", "|---|---|---|---|---|"]
    lines += [
        f"| {move.before} | {move.verb} | {move.after} | {_by(move)} | {_needs(move)} |"
        for move in table.moves
    ]
    return "\n".join(lines)


def _states(table: Table[S]) -> tuple[S, ...]:
    return tuple(type(table.begins[0]))


def _name(state: S) -> str:
    return state.value.replace("-", "_")


def _label(move: Move[S]) -> str:
    return f"{move.verb} ({_by(move)})"


def _by(move: Move[S]) -> str:
    return (" and " if move.needs_both else " or ").join(move.by)


def _needs(move: Move[S]) -> str:
    if move.needs_declarations:
        return "every declaration"
    if move.needs_both:
        return "both"
    return "words" if move.needs_reason else ""
