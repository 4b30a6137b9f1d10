// What Slack itself asks of inputs before it lets go of a modal.

/** block_id to words, for every input that cannot be sent as it is. */
export function missing(blocks, values) {
  const found = {};
  for (const block of blocks) {
    if (block.type !== "input") continue;
    const words = wrong(block, values.has(block.block_id) ? values.get(block.block_id) : initial(block.element));
    if (words) found[block.block_id] = words;
  }
  return found;
}

function initial(one) {
  const name = Object.keys(one).find((each) => each.startsWith("initial_"));
  return name && one[name];
}

function wrong(block, value) {
  const one = block.element;
  if (value === null || value === undefined || value.length === 0) {
    return block.optional ? "" : "Please complete this required field.";
  }
  if (one.min_length && value.length < one.min_length) return `Please enter ${one.min_length} characters or more.`;
  return one.type === "number_input" ? outside(one, Number(value)) : "";
}

function outside(one, number) {
  if (Number.isNaN(number)) return "Please enter a number.";
  if (!one.is_decimal_allowed && !Number.isInteger(number)) return "Please enter a whole number.";
  if (one.min_value !== undefined && number < Number(one.min_value)) return `Please enter ${one.min_value} or more.`;
  if (one.max_value !== undefined && number > Number(one.max_value)) return `Please enter ${one.max_value} or less.`;
  return "";
}
