/** The contract service: small members that each show one capability, and the programs that serve and check it. */
@NullMarked
package dev.callwire.contract;

import org.jspecify.annotations.NullMarked;
