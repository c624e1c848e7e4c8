/** All that generated code names, and nothing else: it stays binary compatible while the engine behind it changes. */
@NullMarked
package dev.callwire.stub;

import org.jspecify.annotations.NullMarked;
