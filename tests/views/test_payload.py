"""slack_sdk's models become the JSON that they would make themselves, only sooner."""

from __future__ import annotations

import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    DividerBlock,
    ExternalDataMultiSelectElement,
    HeaderBlock,
    InputBlock,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    PlainTextInputElement,
    PlainTextObject,
    RichTextBlock,
    RichTextElementParts,
    RichTextListElement,
    RichTextSectionElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.blocks.basic_components import DispatchActionConfig
from slack_sdk.models.blocks.blocks import Block

from bot.views.payload import payload

OPTIONS = [Option(text=name, value=name, description="why") for name in ("one", "two")]
TEXT = RichTextElementParts.Text(text="bold", style=RichTextElementParts.TextStyle(bold=True))
WORDS = RichTextSectionElement(
    elements=[TEXT, RichTextElementParts.Link(url="https://example.org", text="there")]
)
SURE = ConfirmObject(title="Sure?", text=MarkdownTextObject(text="*Really*"), confirm="Yes", deny="No")
EMPTY = RichTextSectionElement(elements=[])
ON_ENTER = DispatchActionConfig(trigger_actions_on=["on_enter_pressed"])
BLOCKS: tuple[Block, ...] = (
    DividerBlock(),
    HeaderBlock(text="A header", block_id="h"),
    SectionBlock(
        text=MarkdownTextObject(text="*x*", verbatim=True),
        accessory=OverflowMenuElement(action_id="o", options=OPTIONS),
    ),
    SectionBlock(fields=[PlainTextObject(text="a", emoji=False), MarkdownTextObject(text="b")]),
    ContextBlock(elements=[MarkdownTextObject(text="small", verbatim=True)]),
    ActionsBlock(elements=[
        ButtonElement(text="Press", action_id="b", value="v", style="danger", confirm=SURE),
        StaticSelectElement(action_id="s", placeholder="which", options=OPTIONS, initial_option=OPTIONS[0]),
    ]),
    InputBlock(
        label="Query", optional=True, dispatch_action=True, hint=PlainTextObject(text="hint"),
        element=PlainTextInputElement(action_id="q", dispatch_action_config=ON_ENTER),
    ),
    InputBlock(
        label="Topics",
        element=ExternalDataMultiSelectElement(
            action_id="t", placeholder="any", initial_options=OPTIONS, min_query_length=0
        ),
    ),
    RichTextBlock(elements=[WORDS, RichTextListElement(style="bullet", elements=[WORDS, EMPTY])]),
)  # fmt: skip
TOO_MUCH: tuple[Block, ...] = (
    HeaderBlock(text="x" * 151),
    SectionBlock(text=MarkdownTextObject(text="x" * 3_001)),
    SectionBlock(),
    ActionsBlock(elements=[ButtonElement(text="x" * 76, action_id="b")]),
    ActionsBlock(elements=[ButtonElement(text="x", action_id="b", value="v" * 2_001)]),
    ContextBlock(elements=[MarkdownTextObject(text="x")] * 11),
)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_model_becomes_what_it_would_make_of_itself(block: Block) -> None:
    assert payload(block) == block.to_dict()


@pytest.mark.parametrize("block", TOO_MUCH)
def test_what_slack_would_refuse_is_refused_as_slack_sdk_refuses_it(block: Block) -> None:
    with pytest.raises(SlackObjectFormationError) as theirs:
        block.to_dict()
    with pytest.raises(SlackObjectFormationError) as ours:
        payload(block)
    assert str(ours.value) == str(theirs.value)
