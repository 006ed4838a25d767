/** How messages become bytes for all who read in one way: in one document, one language, with one set of variables. */
export type Encoder<Message> = {
  readonly key: string;
  encode(message: Message): Promise<Uint8Array>;
};

/** Where one reader takes bytes. What is written in one turn of the loop may be sent together; it never blocks. */
export type Outlet = { next(bytes: Uint8Array): void };
