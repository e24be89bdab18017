"""A template that staff edit in Word: opened, looked over, filled in; what is wrong with it is one clear line."""

from __future__ import annotations

import difflib
import io
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn

import docx
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from metrics.metric import Language
from metrics.refusal import RefusedError
from reports.word.opening import opened

FOLDER = Path(__file__).parents[1] / "templates"
REFERENCE = Path(__file__).parents[2] / "data" / "reference"
_TAG = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)


class TemplateFaultError(RefusedError):
    """What is wrong with a template."""


class _Unknown(StrictUndefined):
    """What a template names and nobody knows; saying it, or asking anything of it, ends with a clear line."""

    def _fail_with_undefined_error(self, *args: object, **named: object) -> NoReturn:
        owner = getattr(self._undefined_obj, "key", None)
        name = f"{owner}.{self._undefined_name}" if owner else str(self._undefined_name)
        raise TemplateFaultError(f"模板里的 {name} 不存在", f"the template names {name}, which there isn't")

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __call__ = _fail_with_undefined_error
    __hash__ = _fail_with_undefined_error


class _Strict(DocxTemplate):  # type: ignore[misc]  # docxtpl carries no types
    """docxtpl mends XML that a template has broken, and loses text by it; here it is refused."""

    def fix_tables(self, xml: str) -> etree._Element:
        etree.fromstring(xml.encode("utf-8"))
        return super().fix_tables(xml)


def standard(language: Language) -> Path:
    """The template that is used where none is named: the office's own among the reference data, else ours."""
    own = Path(os.environ.get("MINGZHANG_REFERENCE") or REFERENCE) / f"summary.{language}.docx"
    return own if own.exists() else ours(language)


def ours(language: Language) -> Path:
    """The template that comes with the project."""
    return FOLDER / f"summary.{language}.docx"


def fill(content: bytes, name: str, names: Mapping[str, object]) -> bytes:
    """The template as a document, its tags replaced by what `names` say. TemplateFaultError says what is wrong."""
    environment = ImmutableSandboxedEnvironment(undefined=_Unknown, autoescape=True)
    for unneeded in ("lipsum", "cycler", "joiner"):
        environment.globals.pop(unneeded, None)
    opened(content, name)  # says what is wrong with the file itself; docxtpl opens it again
    template = _Strict(io.BytesIO(content))
    try:
        asked = template.get_undeclared_template_variables(environment)
        _check_names(asked - environment.globals.keys(), names, content, name)
        template.render(names, environment, autoescape=True)
        filled = io.BytesIO()
        template.save(filled)
    except TemplateSyntaxError as error:
        raise _syntax(error, name) from error
    except etree.XMLSyntaxError as error:
        raise TemplateFaultError(
            f"模板 {name} 里成对的标签（如 if 与 endif）没有放在同样的位置：或都单独成段（{{%p ... %}}），或都在段内",
            f"paired tags in the template {name} (if and endif) don't stand alike: both in paragraphs of their own "
            "({%p ... %}), or both within one",
        ) from error
    except RefusedError:
        raise
    except (
        TemplateError,
        ArithmeticError,
        TypeError,
        ValueError,
        AttributeError,
        LookupError,
        RecursionError,
    ) as error:
        said = str(error).partition("\n")[0]
        raise TemplateFaultError(
            f"模板 {name} 无法填写：{said}", f"the template {name} can't be filled in: {said}"
        ) from error
    return filled.getvalue()


def _check_names(asked: Iterable[str], names: Mapping[str, object], content: bytes, template: str) -> None:
    """TemplateFaultError that lists every name which there isn't, with what was probably meant and where it stands."""
    unknown = sorted(set(asked) - names.keys())
    if not unknown:
        return
    zh, en = [], []
    for name in unknown:
        near = difflib.get_close_matches(name, names, n=1, cutoff=0.7)
        place = _place(content, name)
        zh.append(name + (f"（是否 {near[0]}？）" if near else "") + (f"在“{place}”" if place else ""))
        en.append(name + (f" ({near[0]}?)" if near else "") + (f" in “{place}”" if place else ""))
    raise TemplateFaultError(
        f"模板 {template} 里有不认识的名称：{'；'.join(zh)}。名称见 docs/metrics.md",
        f"the template {template} has names that there aren't: {'; '.join(en)}; docs/metrics.md lists the names",
    )


def _place(content: bytes, name: str) -> str:
    """The beginning of the first paragraph that uses a name, for somebody who looks for it."""
    for paragraph in docx.Document(io.BytesIO(content)).element.body.iter(qn("w:p")):
        text = "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
        if any(re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", tag) for tag in _TAG.findall(text)):
            return text[:24] + ("…" if len(text) > 24 else "")
    return ""


def _syntax(error: TemplateSyntaxError, name: str) -> TemplateFaultError:
    lines = list(getattr(error, "docx_context", []))
    place = error.lineno - 1 - max(error.lineno - 4, 0)  # docxtpl gives the lines around, each a paragraph
    near = lines[place].strip()[:40] if place < len(lines) else ""
    where_zh, where_en = (f"，在“{near}”附近", f" near “{near}”") if near else ("", "")
    said = (error.message or "").partition("\n")[0]
    return TemplateFaultError(
        f"模板 {name} 的标签写法有误{where_zh}：{_in_chinese(said)}",
        f"a tag of the template {name} is wrong{where_en}: {said}",
    )


def _in_chinese(said: str) -> str:
    """What the engine says of a tag, for the faults that are common; else its own words."""
    if open_block := re.search(r"innermost block that needs to be closed is '(\w+)'", said):
        return f"{open_block[1]} 没有 end{open_block[1]} 收尾"
    if unknown := re.search(r"unknown tag '(\w+)'", said):
        return f"没有 {unknown[1]} 这种标签，或它多余"
    return f"括号或名称没有写完整（{said}）"
