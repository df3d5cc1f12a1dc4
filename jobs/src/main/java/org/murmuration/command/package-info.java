/**
 * I am the shape that every stage has: options that become a job, a job that becomes a result. I
 * may touch {@code architecture}, {@code decode}, {@code delivery}, {@code engine}, {@code image},
 * {@code imagepass}, {@code listing}, {@code refusal}, {@code split}, {@code storage}, {@code
 * store}, {@code table} and a {@code SparkSession}, which is handed to me. I never know a stage.
 *
 * <p><b>From code.</b> A command is three types of its package: a {@code Job}, which is a record of
 * what goes in and where the result goes; {@code Settings}, a record that starts with {@code
 * defaults()}, is changed with {@code with...} and checks itself; and a {@code Result}, a record of
 * what was done. A job runs in a {@code SparkSession} that its caller owns: {@code new
 * EmbedJob("vgg16", ImageSource.in("photos"), "table", EmbedSettings.defaults()).run(spark)}. It
 * does what its command does, bit for bit, leaves the session open, and starts no other. A
 * command's own session has settings that suit it; {@link org.murmuration.launch.SessionFactory}
 * makes such a one.
 *
 * <p><b>Failures.</b> What cannot be used is refused where a job or its settings are made, and what
 * cannot be done where it runs, with a {@link org.murmuration.refusal.Refusal}: one line, and whose
 * turn it is to act. Trouble with storage is an {@code IOException}. Null is refused in every
 * place; what may be left out is an {@code Optional}.
 *
 * <p><b>What stays.</b> Versions are semantic. Within a major version these stay as they are, and
 * only gain: commands, options and their defaults' names in {@code conf}, exit codes, the files and
 * tables that are written and read, and the public types of the packages with jobs: {@code
 * assemble}, {@code checkimages}, {@code classify}, {@code demo}, {@code doctor}, {@code embed},
 * {@code evaluate}, {@code export}, {@code finetune}, {@code importing}, {@code pack}, {@code
 * pipeline}, {@code plan}, {@code show}, {@code train} and {@code tune}, as far as they are jobs,
 * settings, results or parts of these; this package; {@code refusal}; and {@code launch} as far as
 * it makes a session. A new setting comes with a default and a {@code with}, so that only whoever
 * calls a record's constructor has to name it: use {@code defaults()}. All other packages may
 * change at any time.
 */
package org.murmuration.command;
