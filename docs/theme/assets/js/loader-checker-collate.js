// What becomes of a list of samples: default_collate and default_convert of torch 2.13,
// torch/utils/data/_utils/collate.py.

import { Dict, List, Tuple } from "./loader-checker-containers.js";
import {
  NumpyArray, NumpyScalar, Tensor, asNumber, cell, fits, isFloat,
} from "./loader-checker-numbers.js";
import { Depends, Int, NONE, Raised, isBool, listed, typeError } from
  "./loader-checker-values.js";

const FIRST = new Int(0);
const runtimeError = (text) => new Raised("RuntimeError", text);
const valueError = (text) => new Raised("ValueError", text);

export function defaultCollate(batch, inWorker = false) {
  const first = batch.item(FIRST), again = (parts) => defaultCollate(parts, inWorker);
  if (first instanceof Tensor) return stacked(batch, inWorker);
  if (first instanceof NumpyArray) return again(new List(listed(batch).map(asTensor)));
  if (first instanceof NumpyScalar) return tensorOf(batch);
  if (first.type === "float") return tensorOf(batch, "float64");
  if (first.isInt) return tensorOf(batch);
  if (first.isText || first.type === "bytes") return batch;
  if (first.type === "dict") return new Dict([...first.items()].map((key) =>
    [key, again(new List(listed(batch).map((sample) => sample.item(key))))]));
  if (!["list", "tuple", "range"].includes(first.type)) throw typeError("default_collate: batch " +
    `must contain tensors, numpy arrays, numbers, dicts or lists; found ${first.kind}`);
  const samples = listed(batch), size = first.length();
  if (samples.some((sample) => sample.length() !== size))
    throw runtimeError("each element in list of batch should be of equal size");
  const columns = samples.map(listed);
  return new List(Array.from({ length: size }, (_, place) =>
    again(new Tuple(columns.map((column) => column[place])))));
}

export function defaultConvert(data) {
  if (data instanceof NumpyArray || data instanceof NumpyScalar) return asTensor(data);
  if (data.type === "dict")
    return new Dict(data.pairs.map(([key, value]) => [key, defaultConvert(value)]));
  if (["list", "tuple", "range"].includes(data.type))
    return new List(listed(data).map(defaultConvert));
  return data;
}

// ---- torch.stack ----
export function stacked(batch, inWorker = false) {
  if (batch.type !== "list" && batch.type !== "tuple") throw typeError("stack(): argument " +
    `'tensors' (position 1) must be tuple of Tensors, not ${batch.type}`);
  const tensors = listed(batch), [first] = tensors;
  if (!tensors.length) throw runtimeError("stack expects a non-empty TensorList");
  const odd = tensors.findIndex((one) => !(one instanceof Tensor));
  if (odd >= 0 && inWorker) throw unnumbered(tensors[odd]);
  if (odd >= 0) throw typeError(`expected Tensor as element ${odd} in argument 0, ` +
    `but got ${tensors[odd].type}`);
  if (inWorker) sharedStorage(tensors);
  const size = (tensor) => `[${tensor.shape.join(", ")}]`;
  const other = tensors.findIndex((one) => size(one) !== size(first));
  if (other >= 0) throw runtimeError("stack expects each tensor to be equal size, but got " +
    `${size(first)} at entry 0 and ${size(tensors[other])} at entry ${other}`);
  const dtype = promoted(tensors.map((one) => one.dtype));
  if (inWorker && dtype !== first.dtype) throw new Depends("backend");
  const cells = tensors.flatMap((one) => one.cells.map((each) => converted(dtype, each)));
  return new Tensor(dtype, [tensors.length, ...first.shape], cells);
}

const unnumbered = (value) =>
  new Raised("AttributeError", `'${value.type}' object has no attribute 'numel'`);

// In a worker the batch is made in shared memory of as many cells as the samples have together.
function sharedStorage(tensors) {
  const cells = tensors.reduce((sum, one) => sum + one.cells.length, 0);
  if (tensors.length * tensors[0].cells.length > cells)
    throw runtimeError("Trying to resize storage that is not resizable");
}

// ---- torch.tensor and torch.as_tensor ----
const ORDER = ["bool", "uint8", "int8", "int16", "int32", "int64", "float32", "float64"];

function promoted(dtypes) {
  const [first, ...rest] = new Set(dtypes);
  if (!rest.length) return first;
  if (dtypes.includes("uint8") && dtypes.includes("int8")) throw new Depends("backend");
  return ORDER[Math.max(...dtypes.map((dtype) => ORDER.indexOf(dtype)))];
}

export const converted = (dtype, each) => cell(dtype, asNumber(each));
export const asTensor = (value) => (value instanceof Tensor ? value : tensorOf(value));

// A tensor of what Python's lists, numbers and arrays hold.
export function tensorOf(value, wanted = null) {
  if (value instanceof Tensor) return new Tensor(wanted ?? value.dtype, value.shape,
    value.cells.map((each) => converted(wanted ?? value.dtype, each)));
  if (value.isText) throw typeError(`new(): invalid data type '${value.type}'`);
  const shape = shapeOf(value), cells = [], dtype = wanted ?? inferred(value);
  if (!ORDER.includes(dtype)) throw new Depends("backend");
  fill(value, shape, 0, dtype, cells);
  return new Tensor(dtype, shape, cells);
}

const isSequence = (value) => ["list", "tuple", "range"].includes(value.type);

function inferred(value) {
  if (value.dtype) return value.dtype;
  if (isBool(value)) return "bool";
  if (value.type === "int") return "int64";
  if (value.type === "float") return "float32";
  if (value.isText || value.type === "bytes")
    throw typeError(`new(): invalid data type '${value.type}'`);
  if (value.type === "complex") throw new Depends("backend");
  if (!isSequence(value)) throw runtimeError(`Could not infer dtype of ${value.type}`);
  const kinds = listed(value).map(inferred);
  return kinds.length ? promoted(kinds) : "float32";
}

function shapeOf(value) {
  if (value instanceof NumpyArray) return value.shape;
  if (value instanceof Tensor && value.cells.length !== 1) throw new Depends("backend");
  if (value.isText && value.length()) throw valueError(`too many dimensions '${value.type}'`);
  if (!isSequence(value) && value.type !== "bytes" && !value.isText) return [];
  const size = value.length();
  if (!size) return [size];
  return [size, ...shapeOf(value.item(FIRST))];
}

function fill(value, shape, depth, dtype, cells) {
  if (value instanceof NumpyArray || value instanceof Tensor) {
    cells.push(...value.cells.map((each) => converted(dtype, each)));
    return;
  }
  if (depth === shape.length) {
    cells.push(scalar(value, dtype));
    return;
  }
  if (!isSequence(value)) throw typeError("not a sequence");
  const size = value.length();
  if (size !== shape[depth])
    throw valueError(`expected sequence of length ${shape[depth]} at dim ${depth} (got ${size})`);
  for (const part of listed(value)) fill(part, shape, depth + 1, dtype, cells);
}

function scalar(value, dtype) {
  const number = value.toNumber ? value.toNumber() : value.number;
  if (value instanceof Tensor)
    throw valueError("only one element tensors can be converted to Python scalars");
  if (value.type === "complex" || number === undefined) throw isFloat(dtype)
    ? typeError(`must be real number, not ${value.type}`)
    : typeError(`'${value.type}' object cannot be interpreted as an integer`);
  if (typeof number === "bigint" && !isFloat(dtype) && dtype !== "bool") {
    if (!fits("int64", number)) throw valueError("Overflow when unpacking long long");
    if (!fits(dtype, number)) throw new Depends("backend");
  }
  return cell(dtype, number);
}

// Whether the samples look the same to collate: then their order cannot matter.
export function alike(value) {
  if (value === NONE || value.number !== undefined)
    return `${value.type} ${value.isInt && !fits("int64", value.number)}`;
  if (value instanceof Tensor || value instanceof NumpyArray)
    return `${value.type} ${value.dtype} ${value.shape}`;
  if (value.type === "dict")
    return `{${value.pairs.map(([key, part]) => `${key.repr()}: ${alike(part)}`)}}`;
  if (isSequence(value)) return `${value.type} ${listed(value).map(alike)}`;
  return value.type;
}
