/**
 * What is made on this machine when content comes out of a volume: names, limits and links are
 * judged as this host would take them.
 */
@NullMarked
package dev.stowage.docker.host;

import org.jspecify.annotations.NullMarked;
