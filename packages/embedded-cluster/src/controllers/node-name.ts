/** The name of the only node. */
export const NODE_NAME = 'embedded';
