/** What became of a contract, and whether clients that know it as it was get on with it as it is. */
@NullMarked
package dev.callwire.schema.compat;

import org.jspecify.annotations.NullMarked;
