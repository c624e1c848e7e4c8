/** Folders of generated files, in which others may have files, too. */
@NullMarked
package dev.callwire.maven.folder;

import org.jspecify.annotations.NullMarked;
