package dev.callwire.benchmarks;

import dev.callwire.schema.OpenRpcDocument;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * Compiles a project, in a process of its own: {@code CLASSES SOURCES…}, and where there is {@code --processor JAR OPTION…} behind, with
 * the processor and an export of the schema. Its answer: services in the export, and the most bytes that its heap held.
 */
final class ProjectCompilation {
    /** Stands before the processor's jar. */
    static final String PROCESSOR = "--processor";

    private ProjectCompilation() {}

    public static void main(String[] args) throws Exception {
        var arguments = List.of(args);
        var classes = Path.of(args[0]);
        int processor = arguments.indexOf(PROCESSOR);
        var options = new ArrayList<>(
                List.of("-classpath", System.getProperty("java.class.path"), "-d", classes.toString(), "-nowarn"));
        if (processor < 0) {
            options.add("-proc:none");
        } else {
            options.add("-processorpath");
            options.addAll(arguments.subList(processor + 1, args.length));
        }
        for (var sources : arguments.subList(1, processor < 0 ? args.length : processor)) {
            try (var files = Files.walk(Path.of(sources))) {
                files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(options::add);
            }
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) != 0) {
            System.exit(1);
        }
        int exported = processor < 0 ? 0 : export(classes);
        System.out.println(End.ANSWER + " " + exported + " " + mostHeld());
    }

    /** Does what the plugin's goal {@code export-schema} does. */
    private static int export(Path classes) throws IOException {
        var services = new ArrayList<ServiceSchema>();
        try (var files = Files.walk(classes.resolve(ServiceSchema.RESOURCE_FOLDER))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                services.add(SchemaJson.read(Files.readAllBytes(file), file.toString()));
            }
        }
        Files.writeString(
                classes.resolve("openrpc.json"),
                OpenRpcDocument.of(services, "Orders", "1").toPrettyJson());
        return services.size();
    }

    private static long mostHeld() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(peak -> peak.getUsed())
                .sum();
    }
}
