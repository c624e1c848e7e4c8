/** What there is to know of a service before anything is written: records of names and types, free of the compiler. */
@NullMarked
package dev.callwire.processor.model;

import org.jspecify.annotations.NullMarked;
