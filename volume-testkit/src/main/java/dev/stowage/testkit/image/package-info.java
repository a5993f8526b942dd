/** Images: names, ids, configuration and the trees that containers begin with. */
@NullMarked
package dev.stowage.testkit.image;

import org.jspecify.annotations.NullMarked;
