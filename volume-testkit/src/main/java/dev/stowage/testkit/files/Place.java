package dev.stowage.testkit.files;

/**
 * Something mounted in a tree.
 *
 * @param target where, an absolute path; symbolic links in it are followed in the tree
 * @param inode what: a directory, or a file
 * @param readOnly whether nothing may be written there
 */
public record Place(String target, Inode inode, boolean readOnly) {}
