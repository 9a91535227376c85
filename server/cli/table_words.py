"""What is said of tables of people: why one is none, what is wrong with a row, what would change."""

from server.config.words import Words
from shared import limits

BAD_TABLES = {
    "empty": Words("文件是空的。", "The file is empty."),
    "not_a_table": Words(
        "这不是人员表；请使用 CSV 或 .xlsx 文件。", "This is no table of people: use CSV or .xlsx."
    ),
    "old_excel": Words(
        "这是旧版 Excel 文件或带密码的文件；请另存为不带密码的 .xlsx 或 CSV。",
        "This is an old Excel file, or one with a password: save it as .xlsx or CSV without one.",
    ),
    "encrypted": Words(
        "文件带有密码；请另存为不带密码的文件。", "The file has a password: save it without one."
    ),
    "damaged": Words(
        "文件已损坏；请用 Excel 或 WPS 重新保存。", "The file is damaged: save it anew in your spreadsheet."
    ),
    "too_large": Words(
        "文件展开后过大；请只保留人员表，去掉图片和其他工作表。",
        "The file is too large once unpacked: keep the table alone, without pictures and other sheets.",
    ),
    "merged": Words(
        "表中有合并的单元格；请取消合并，让每一行都完整。",
        "There are merged cells: unmerge them, so that every row is whole.",
    ),
    "encoding": Words(
        "无法识别文字编码；请另存为 UTF-8 的 CSV 或 .xlsx。",
        "The encoding of the text is not known: save the file as CSV in UTF-8, or as .xlsx.",
    ),
    "cell": Words(
        "第 {row} 行附近有过长的单元格；请检查引号是否成对。",
        "A cell near row {row} is too long: check that quotes come in pairs.",
    ),
    "columns": Words(
        "第一行要有列名，至少包括“工号”和“姓名”。",
        "The first row names the columns; “number” and “name” must be among them.",
    ),
    "column_twice": Words("“{column}”一列出现了两次。", "There are two columns “{column}”."),
    "too_many_rows": Words(
        "表中超过 {limit} 行；请分成几个文件。", "There are more than {limit} rows: split the table."
    ),
}
ROW_REASONS = {
    "missing": Words("不能为空", "must not be empty"),
    "number_twice": Words("工号在表中重复", "the number stands in the table twice"),
    "too_long": Words("过长", "too long"),
    "too_many": Words(f"超过 {limits.PHONES} 个电话", f"more than {limits.PHONES} phones"),
    "unprintable": Words("含有无法显示的字符", "has characters that can't be shown"),
    "scientific": Words(
        "已被表格软件变成科学计数，数字不完整；请把该列设为文本",
        "shortened by the spreadsheet: format it as text",
    ),
    "formula_error": Words("公式出错", "a formula went wrong"),
    "depth": Words(f"部门超过 {limits.DEPARTMENT_DEPTH} 级", f"deeper than {limits.DEPARTMENT_DEPTH} levels"),
    "bad_rank": Words("应为 0 或正整数", "must be a whole number from 0 on"),
    "bad_state": Words("应为“正常”或“停用”", "must be “enabled” or “disabled”"),
    "bad_answer": Words("应为“是”或“否”", "must be “yes” or “no”"),
    "no_department": Words("没有部门，不能是负责人", "belongs to no department and can't head it"),
    "last": Words("是最后一位超级管理员", "is the last super admin"),
}
KINDS = {
    "added": Words("新增", "added"),
    "changed": Words("更改", "changed"),
    "moved": Words("调动", "moved"),
    "disabled": Words("停用", "disabled"),
    "enabled": Words("启用", "enabled"),
    "department": Words("新部门", "new departments"),
    "unchanged": Words("不变", "unchanged"),
}
CHANGE_LINE = Words("  第 {row} 行  {kind}  {number} {name}", "  row {row}  {kind}  {number} {name}")
OTHER_LINE = Words("  {kind}  {number} {name}", "  {kind}  {number} {name}")
ERROR_LINE = Words("  第 {row} 行，{column}：{reason}  {text}", "  row {row}, {column}: {reason}  {text}")
