/** Of the one file that a node keeps, in its DATA_DIR. */
export const databaseName = 'api.sqlite';
