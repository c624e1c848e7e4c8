/** Exported documents, as the tools of others read them. */
@NullMarked
package dev.callwire.it.documents;

import org.jspecify.annotations.NullMarked;
