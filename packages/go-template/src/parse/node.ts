/**
 * The parse tree, with the node kinds of Go's text/template/parse. `pos` is an offset in UTF-16 units; what it points at is
 * Go's choice for each kind and shows in error positions. In an action it counts from the action's `base`, so that actions
 * that are written alike can share their nodes; elsewhere from the start of the file.
 */
export type Node =
  | TextNode
  | ActionNode
  | BreakNode
  | ContinueNode
  | BranchNode
  | TemplateNode
  | ListNode
  | PipeNode
  | CommandNode
  | OperandNode;

/** What may stand as a word of a command. */
export type OperandNode =
  | IdentifierNode
  | VariableNode
  | DotNode
  | NilNode
  | FieldNode
  | ChainNode
  | BoolNode
  | NumberNode
  | StringNode
  | PipeNode;

/** What may stand in a list. */
export type StatementNode = TextNode | ActionNode | BreakNode | ContinueNode | BranchNode | TemplateNode;

export interface TextNode {
  readonly kind: 'text';
  readonly pos: number;
  readonly text: string;
}

export interface ActionNode {
  readonly kind: 'action';
  readonly base: number;
  readonly pos: number;
  readonly pipe: PipeNode;
}

export interface BreakNode {
  readonly kind: 'break';
  readonly pos: number;
}

export interface ContinueNode {
  readonly kind: 'continue';
  readonly pos: number;
}

export interface BranchNode {
  readonly kind: 'if' | 'range' | 'with';
  readonly base: number;
  readonly pos: number;
  readonly pipe: PipeNode;
  readonly list: ListNode;
  readonly elseList?: ListNode;
}

export interface TemplateNode {
  readonly kind: 'template';
  readonly base: number;
  readonly pos: number;
  readonly name: string;
  readonly pipe?: PipeNode;
}

export interface ListNode {
  readonly kind: 'list';
  readonly pos: number;
  readonly nodes: readonly StatementNode[];
  /** Whether it may be ended by a break or continue that is not of a range inside. */
  readonly jumps: boolean;
}

export interface PipeNode {
  readonly kind: 'pipe';
  readonly pos: number;
  /** Whether the variables are assigned (`=`) instead of declared (`:=`). */
  readonly isAssign: boolean;
  readonly decl: readonly VariableNode[];
  readonly cmds: readonly CommandNode[];
  /** Whether it is that of a whole action and no variable but `$` stands in it. */
  readonly isClosed: boolean;
}

export interface CommandNode {
  readonly kind: 'command';
  readonly pos: number;
  /** At least one. */
  readonly args: readonly OperandNode[];
}

export interface IdentifierNode {
  readonly kind: 'identifier';
  readonly pos: number;
  readonly ident: string;
}

export interface VariableNode {
  readonly kind: 'variable';
  readonly pos: number;
  /** The variable's name with its dollar sign, then fields. */
  readonly ident: readonly string[];
}

export interface DotNode {
  readonly kind: 'dot';
  readonly pos: number;
}

export interface NilNode {
  readonly kind: 'nil';
  readonly pos: number;
}

export interface FieldNode {
  readonly kind: 'field';
  readonly pos: number;
  readonly ident: readonly string[];
}

/** A term followed by fields: `(pipeline).a.b`, `function.a`. */
export interface ChainNode {
  readonly kind: 'chain';
  readonly pos: number;
  readonly node: OperandNode;
  readonly field: readonly string[];
}

export interface BoolNode {
  readonly kind: 'bool';
  readonly pos: number;
  readonly value: boolean;
}

/** An untyped constant under each type that can hold it. */
export interface NumberNode {
  readonly kind: 'number';
  readonly pos: number;
  readonly text: string;
  readonly int: bigint | undefined;
  readonly uint: bigint | undefined;
  readonly float: number | undefined;
  readonly complex: { readonly real: number; readonly imaginary: number } | undefined;
}

export interface StringNode {
  readonly kind: 'string';
  readonly pos: number;
  /** As written, with its quotes. */
  readonly quoted: string;
  readonly text: string;
}

/** Where nodes stand. */
export interface Source {
  /** The template's name. */
  readonly name: string;
  readonly file: SourceFile;
  /** What positions count from. */
  readonly base: number;
}

/** One template: the body of a file, or of a define or block in it. */
export interface Tree extends Source {
  readonly base: 0;
  readonly root: ListNode;
}

/** Where nodes come from; `name` is what error positions show. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}
