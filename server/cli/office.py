"""The commands about people, departments, roles and tables, each handed to what does it."""

import argparse

from server.cli.language import Voice
from server.config import Config


def office_command(given: argparse.Namespace, config: Config, voice: Voice) -> int:
    """Run one of these commands; return the exit code."""
    match given.command:
        case "user":
            return _user(given, config, voice)
        case "department":
            return _department(given, config, voice)
        case "import" | "export":
            return _table(given, config, voice)
        case _:
            return _role(given, config, voice)


def _user(given: argparse.Namespace, config: Config, voice: Voice) -> int:
    from server.cli.users import Users, password_from, person_given

    users = Users(config, voice)
    match given.user_command:
        case "add" | "passwd" as command:
            password = password_from() if given.password_stdin else None
            if command == "add":
                new = person_given(given)
                return users.add(new, given.department, password, one_time=given.one_time)
            return users.change_password(given.number, password, one_time=given.one_time)
        case "list":
            return users.list()
        case "edit":
            return users.edit(given)
        case "disable":
            return users.disable(given.number, given.successor)
        case _:
            return users.enable(given.number)


def _department(given: argparse.Namespace, config: Config, voice: Voice) -> int:
    from server.cli.departments import DepartmentCommands

    commands = DepartmentCommands(config, voice)
    match given.department_command:
        case "add":
            return commands.add(given.path)
        case "rename":
            return commands.rename(given.path, given.name)
        case "move":
            return commands.move(given.path, given.under)
        case "remove":
            return commands.remove(given.path)
        case "head":
            return commands.name_heads(given.path, given.numbers)
        case _:
            return commands.list()


def _role(given: argparse.Namespace, config: Config, voice: Voice) -> int:
    from server.cli.roles import RoleCommands

    commands = RoleCommands(config, voice)
    match given.role_command:
        case "assign":
            return commands.assign(given.number, given.role, given.department)
        case "put":
            return commands.put(given.role, given.name, given.rights)
        case "remove":
            return commands.remove(given.role)
        case _:
            return commands.list()


def _table(given: argparse.Namespace, config: Config, voice: Voice) -> int:
    from server.cli.tables import TableCommands

    commands = TableCommands(config, voice)
    if given.command == "export":
        return commands.export_people(given.file)
    return commands.import_people(
        given.file, given.passwords, apply=given.apply, missing=given.disable_missing
    )
