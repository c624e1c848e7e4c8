package dev.callwire.maven;

import dev.callwire.schema.ContractLock;
import dev.callwire.schema.LockFormatException;
import dev.callwire.schema.LockJson;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.compat.Change;
import dev.callwire.schema.compat.Compatibility;
import dev.callwire.schema.compat.Difference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Compares a module with a contract.
 *
 * @param name what the contract goes by in messages
 * @param allowed the breaking changes that are borne: a rule's name, or that with {@code @} and a place as reports have it
 */
record CompatibilityCheck(String name, ContractLock contract, Set<String> allowed) {

    CompatibilityCheck {
        allowed = Set.copyOf(allowed);
    }

    /** What was found, and how many of the changes break somebody and are not allowed. */
    record Outcome(List<String> lines, long breaking) {

        Outcome {
            lines = List.copyOf(lines);
        }

        String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    /**
     * The contract in a file: a lock, an archive of classes, or a folder of them.
     *
     * @param lock says who serves what, where the file does not
     */
    static ContractLock contract(Path file, ContractLock lock) throws MojoExecutionException, MojoFailureException {
        if (!Files.exists(file)) {
            throw new MojoFailureException("What to compare with must be there. Found no " + file + ".");
        }
        if (file.toString().endsWith(".json")) {
            return lock(file);
        }
        var schemas = new FoundSchemas();
        schemas.addDependency(file);
        List<ServiceSchema> services = schemas.services();
        if (services.isEmpty()) {
            throw new MojoFailureException("What to compare with must have services. Found none in " + file
                    + ". Take an artifact that was compiled with Callwire's annotation processor.");
        }
        return ContractLock.of(services, lock);
    }

    /** The contract in a lock. */
    static ContractLock lock(Path file) throws MojoFailureException {
        try {
            return LockJson.read(file);
        } catch (LockFormatException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }

    Outcome run(List<ServiceSchema> services) throws MojoFailureException {
        requireRules();
        List<Difference> differences = new Compatibility(contract).compareAll(services);
        List<String> lines = new ArrayList<>();
        long breaking = 0;
        long borne = 0;
        for (Difference difference : differences) {
            boolean isAllowed = difference.isBreaking() && isAllowed(difference);
            borne += isAllowed ? 1 : 0;
            breaking += difference.isBreaking() && !isAllowed ? 1 : 0;
            lines.add(difference.change() + (isAllowed ? " (allowed) " : " ") + difference.report());
        }
        lines.add(
                0,
                name + ": " + breaking + " breaking, " + (borne == 0 ? "" : borne + " allowed, ")
                        + (differences.size() - breaking - borne) + " compatible");
        return new Outcome(lines, breaking);
    }

    private boolean isAllowed(Difference difference) {
        return allowed.contains(difference.change().name())
                || allowed.contains(
                        difference.change() + "@" + difference.place().text());
    }

    private void requireRules() throws MojoFailureException {
        for (String each : allowed) {
            String rule = each.replaceFirst("@.*", "");
            if (Arrays.stream(Change.values()).noneMatch(change -> change.name().equals(rule))) {
                throw new MojoFailureException("What is allowed must begin with a rule, as reports name them. Found: '"
                        + each + "'. Write METHOD_REMOVED, or METHOD_REMOVED@Orders.place for one place alone.");
            }
        }
    }
}
