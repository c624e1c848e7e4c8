/** The contract of a service as plain records, the JSON form it travels in, and the documents made of it. */
@NullMarked
package dev.callwire.schema;

import org.jspecify.annotations.NullMarked;
