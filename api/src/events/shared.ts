const SHARED = new WeakSet<object>();

/**
 * Marks a message as the same for all its readers: whatever it is executed to depends on the document alone, not on who
 * reads. Only for messages whose readers were grouped by sight before it was made.
 */
export function shareable<Message extends object>(message: Message): Message {
  SHARED.add(message);
  return message;
}

export function isShareable(message: unknown): message is object {
  return typeof message === "object" && message !== null && SHARED.has(message);
}
