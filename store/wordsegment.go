package store

import (
	"encoding/binary"
)

// segmentBuilder lays words out as the tree that a segment of the search index is: leaves in the order of their blocks, and above them nodes that say from which word on each child is.
type segmentBuilder struct {
	node   int                                  // the greatest length of a node that is not one word alone, in bytes
	free   int64                                // the next block
	write  func(block int64, node []byte) error // writes a block
	leaf   []byte
	last   string // the last word
	leaves []childNode
	data   int64 // the bytes of all words in leaves
}

// childNode is a block, and what of its first word tells it from the words before it.
type childNode struct {
	block int64
	from  string
}

// segmentRoot is what the directory says of a segment.
type segmentRoot struct {
	first, lastLeaf, last, data int64
	root                        []byte
}

// add adds a word behind the others.
func (b *segmentBuilder) add(word string, list []byte) error {
	same := samePrefix(b.last, word)
	need := len(word) - same + len(list) + 3*binary.MaxVarintLen32
	if len(b.leaf) > 0 && len(b.leaf)+need > b.node {
		if err := b.endLeaf(); err != nil {
			return err
		}
		b.leaves = append(b.leaves, childNode{from: word[:same+1]})
	}
	if len(b.leaf) == 0 {
		same = 0 // which says as well that it is a leaf
	}
	if len(b.leaves) == 0 {
		b.leaves = append(b.leaves, childNode{})
	}
	before := len(b.leaf)
	b.leaf = binary.AppendUvarint(b.leaf, uint64(same))
	b.leaf = append(binary.AppendUvarint(b.leaf, uint64(len(word)-same)), word[same:]...)
	b.leaf = append(binary.AppendUvarint(b.leaf, uint64(len(list))), list...)
	b.last, b.data = word, b.data+int64(len(b.leaf)-before)
	return nil
}

// endLeaf writes the present leaf.
func (b *segmentBuilder) endLeaf() error {
	block, err := b.put(b.leaf)
	b.leaves[len(b.leaves)-1].block, b.leaf = block, b.leaf[:0]
	return err
}

func (b *segmentBuilder) put(node []byte) (block int64, err error) {
	block = b.free
	b.free++
	return block, b.write(block, node)
}

// end writes the nodes above the leaves. A single leaf is itself the root, and takes no block.
func (b *segmentBuilder) end() (segmentRoot, error) {
	if len(b.leaves) == 1 {
		return segmentRoot{root: b.leaf}, nil
	}
	if err := b.endLeaf(); err != nil {
		return segmentRoot{}, err
	}
	s := segmentRoot{first: b.leaves[0].block, lastLeaf: b.free - 1, data: b.data}
	children := b.leaves
	for height := uint64(1); ; height++ {
		nodes, parents := above(children, height, b.node)
		if len(nodes) == 1 {
			s.root, s.last = nodes[0], b.free-1
			return s, nil
		}
		for n, node := range nodes {
			var err error
			if parents[n].block, err = b.put(node); err != nil {
				return s, err
			}
		}
		children = parents
	}
}

// above gives the nodes over some nodes, which lie one behind the other: each says which is the first of its children, and from which word on each of the others is.
func above(children []childNode, height uint64, most int) (nodes [][]byte, parents []childNode) {
	var node []byte
	last := ""
	for n, child := range children {
		same := samePrefix(last, child.from)
		if n == 0 || len(node)+len(child.from)-same+2*binary.MaxVarintLen32 > most {
			node = binary.AppendUvarint(binary.AppendUvarint(nil, height), uint64(child.block))
			nodes, parents, last = append(nodes, node), append(parents, childNode{from: child.from}), ""
			continue
		}
		if last != "" { // the first word of a node is written whole
			node = binary.AppendUvarint(node, uint64(same))
		}
		node = append(binary.AppendUvarint(node, uint64(len(child.from)-same)), child.from[same:]...)
		nodes[len(nodes)-1], last = node, child.from
	}
	return nodes, parents
}

// samePrefix gives how many bytes of a word begin the one behind it too.
func samePrefix(before, word string) (same int) {
	for same < len(before) && same < len(word) && before[same] == word[same] {
		same++
	}
	return same
}
