"""Problems of whole files."""

from __future__ import annotations

from etl.problems import ProblemClass


class UnknownFormat(ProblemClass):
    """The file's extension is none that can be read."""

    code = "unknown_format"
    title_zh, title_en = "不支持的文件类型", "File type not supported"
    message_zh, message_en = "不能读取这种文件。", "Files of this type can't be read."
    repair_zh = "请另存为 .xlsx 后重新导入（可读：.xlsx .xlsm .xlsb .xls .ods .et .csv .tsv）。"
    repair_en = "Save it as .xlsx and load again (readable: .xlsx .xlsm .xlsb .xls .ods .et .csv .tsv)."


class WrongExtension(ProblemClass):
    """The content isn't what the extension says."""

    code = "wrong_extension"
    title_zh, title_en = "扩展名与内容不符", "Extension and content differ"
    message_zh = "扩展名是{extension}，内容却是{content_zh}。"
    message_en = "The extension is {extension}, but the content is {content_en}."
    repair_zh, repair_en = (
        "请用表格软件打开，另存为 .xlsx 后重新导入。",
        "Open it in a spreadsheet program and save it as .xlsx.",
    )


class EmptyFile(ProblemClass):
    """The file has no byte."""

    code = "empty_file"
    title_zh, title_en = "空文件", "Empty file"
    message_zh, message_en = "文件是空的。", "The file is empty."
    repair_zh, repair_en = "请重新导出或重新发送。", "Export or send it again."


class NoSheet(ProblemClass):
    """A workbook without any worksheet."""

    code = "no_sheet"
    title_zh, title_en = "没有工作表", "No worksheet"
    message_zh, message_en = "文件里没有可读的工作表。", "The file holds no worksheet that can be read."
    repair_zh, repair_en = "请核对文件，另存为 .xlsx 后重新导入。", "Check the file, save it as .xlsx, and load again."


class DamagedFile(ProblemClass):
    """The file is cut off or damaged."""

    code = "damaged_file"
    title_zh, title_en = "文件损坏", "File damaged"
    message_zh, message_en = "文件已损坏或不完整，无法读取。", "The file is damaged or incomplete and can't be read."
    repair_zh, repair_en = (
        "请用表格软件打开并另存为 .xlsx，或请对方重新发送。",
        "Open it and save it as .xlsx, or have it sent again.",
    )


class PasswordProtected(ProblemClass):
    """The workbook opens only with a password."""

    code = "password_protected"
    title_zh, title_en = "有打开密码", "Password protected"
    message_zh, message_en = "工作簿设有打开密码，无法读取。", "The workbook opens only with a password."
    repair_zh, repair_en = "请取消密码后另存，再重新导入。", "Remove the password, save, and load again."


class TooLarge(ProblemClass):
    """The file, once unpacked, is larger than anything an office keeps."""

    code = "too_large"
    title_zh, title_en = "文件过大", "File too large"
    message_zh = "文件展开后超出限度（{what_zh}），为安全起见没有读取。"
    message_en = "Unpacked, the file is beyond the limits ({what_en}); it was not read."
    repair_zh = "请删去多余的工作表、行列和远处的格子，另存后重新导入。"
    repair_en = "Delete superfluous sheets, rows, columns and far-off cells, save, and load again."


class UnsafeFile(ProblemClass):
    """The file defines document types or entities, which no spreadsheet program writes."""

    code = "unsafe_file"
    title_zh, title_en = "文件含不安全内容", "Unsafe file"
    message_zh, message_en = (
        "文件内含表格软件不会写入的定义，没有读取。",
        "The file holds definitions no spreadsheet program writes; not read.",
    )
    repair_zh, repair_en = (
        "请用表格软件另存为 .xlsx；来历不明的文件请勿使用。",
        "Save it as .xlsx; don't use files of unknown origin.",
    )


class ReadingFailed(ProblemClass):
    """Reading ended the reading process, or took too long."""

    code = "reading_failed"
    title_zh, title_en = "读取失败", "Reading failed"
    message_zh, message_en = (
        "读取这个文件时{reason_zh}，已中止；其他文件不受影响。",
        "Reading stopped: {reason_en}. Other files are not affected.",
    )
    repair_zh, repair_en = (
        "请另存为新的 .xlsx（只复制数据）后重新导入。",
        "Copy the data into a new .xlsx and load again.",
    )


class FileUnavailable(ProblemClass):
    """The file can't be opened, or changed while it was read."""

    code = "file_unavailable"
    title_zh, title_en = "文件无法打开", "File can't be opened"
    message_zh, message_en = (
        "文件无法打开，或在读取时发生了变化。",
        "The file can't be opened, or it changed while being read.",
    )
    repair_zh, repair_en = "请关闭正在使用它的程序后重试。", "Close the program that uses it and try again."


class UnknownEncoding(ProblemClass):
    """A text file in an encoding that can't be read."""

    code = "unknown_encoding"
    title_zh, title_en = "文字编码无法识别", "Encoding not recognised"
    message_zh, message_en = (
        "文本文件不是 UTF-8、GB18030 或 UTF-16 编码。",
        "The text file is not UTF-8, GB18030 or UTF-16.",
    )
    repair_zh, repair_en = "请另存为“CSV UTF-8”或 .xlsx。", "Save it as CSV UTF-8 or as .xlsx."
