"""A small company for a first look."""

DEMO_PEOPLE = (
    ("1001", "王芳"),
    ("1002", "李伟"),
    ("1003", "张敏"),
    ("1004", "刘洋"),
    ("1005", "陈静"),
    ("1006", "杨磊"),
    # A surname that is read in two ways.
    ("1007", "曾琳"),
    ("1008", "单晓东"),
    ("1009", "欧阳雪"),
    ("1010", "赵婷婷"),
    ("1011", "Emma Wilson"),
    ("1012", "David Chen"),
)
