import { quote } from '@metachart/go-runtime/strconv';
import type { ChainNode, CommandNode, Node, PipeNode } from './node.ts';

/** The text of a node as Go's Node.String gives it; error messages show it as their context (P12). */
export function formatNode(node: Node): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'action':
      return `{{${formatPipe(node.pipe)}}}`;
    case 'break':
      return '{{break}}';
    case 'continue':
      return '{{continue}}';
    case 'if':
    case 'range':
    case 'with': {
      const otherwise = node.elseList === undefined ? '' : `{{else}}${formatNode(node.elseList)}`;
      return `{{${node.kind} ${formatPipe(node.pipe)}}}${formatNode(node.list)}${otherwise}{{end}}`;
    }
    case 'template':
      return `{{template ${quote(node.name)}${node.pipe === undefined ? '' : ` ${formatPipe(node.pipe)}`}}}`;
    case 'list':
      return node.nodes.map(formatNode).join('');
    case 'pipe':
      return formatPipe(node);
    case 'command':
      return formatCommand(node);
    case 'identifier':
      return node.ident;
    case 'variable':
      return node.ident.join('.');
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'field':
      return `.${node.ident.join('.')}`;
    case 'chain':
      return formatChain(node);
    case 'bool':
      return String(node.value);
    case 'number':
      return node.text;
    case 'string':
      return node.quoted;
  }
}

function formatPipe(pipe: PipeNode): string {
  const commands = pipe.cmds.map(formatCommand).join(' | ');
  if (pipe.decl.length === 0) return commands;
  return `${pipe.decl.map(formatNode).join(', ')} ${pipe.isAssign ? '=' : ':='} ${commands}`;
}

function formatCommand(command: CommandNode): string {
  return command.args.map((arg) => (arg.kind === 'pipe' ? `(${formatPipe(arg)})` : formatNode(arg))).join(' ');
}

function formatChain(chain: ChainNode): string {
  const term = chain.node.kind === 'pipe' ? `(${formatPipe(chain.node)})` : formatNode(chain.node);
  return `${term}.${chain.field.join('.')}`;
}
