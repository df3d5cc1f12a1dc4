/**
 * I am how a run gets into the systems that watch many: numbers for Prometheus, a run of MLflow. I
 * may touch {@code refusal}, {@code storage} and the one server that the user names. I read what a
 * run report says and never add to it, and I never decide how a run ended.
 */
package org.murmuration.tracking;
